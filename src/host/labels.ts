import type { Labels } from '../protocol/engine.ts';
import { Questions } from './profile/questions.ts';

/** Words for the ids that the engine speaks in. Until the engine has told its own, ids are shown readably. */
export class LabelStore {
  #labels: Labels = { technologies: {}, criteria: {}, questions: [] };
  #questions = new Questions([], (id) => id);

  set(labels: Labels): void {
    this.#labels = labels;
    this.#questions = new Questions(labels.questions, (id) => this.technology(id));
  }

  /** Takes in what a folder's own knowledge adds or words otherwise; the questions are always the built-in ones. */
  add({ technologies, criteria }: Labels): void {
    const { questions } = this.#labels;
    this.set({
      technologies: { ...this.#labels.technologies, ...technologies },
      criteria: { ...this.#labels.criteria, ...criteria },
      questions,
    });
  }

  get all(): Labels {
    return this.#labels;
  }

  get questions(): Questions {
    return this.#questions;
  }

  technology(id: string): string {
    return this.#labels.technologies[id] ?? id;
  }

  criterion(id: string): string {
    return this.#labels.criteria[id]?.label ?? readable(id);
  }
}

/** `learning-curve` → `Learning curve`. */
export function readable(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
