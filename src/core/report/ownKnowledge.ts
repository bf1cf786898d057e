import type { OverlayItem, OverlaySource } from '../model/overlay.ts';
import { technologyText } from './answerText.ts';
import type { ReportContext } from './reportContext.ts';
import { said } from './reportContext.ts';
import { subjectText } from './figureText.ts';

/** More items of one file are counted rather than listed. */
const MOST_LISTED = 20;

/** What comes from an organisation's own files, a sentence a file, so that nobody takes it for the built-in knowledge. */
export function ownKnowledge(context: ReportContext): readonly string[] {
  return (context.recommendation.knowledge.overlays ?? [])
    .filter(({ items }) => items.length > 0)
    .map((source) => sentence(context, source));
}

function sentence(context: ReportContext, { file, items }: OverlaySource): string {
  const listed = items.slice(0, MOST_LISTED).map((item) =>
    said(context, `own.${item.change}`, {
      kind: said(context, `own.kind.${item.section}`),
      name: nameOf(context, item),
    }),
  );
  if (items.length > MOST_LISTED) listed.push(said(context, 'own.more', { count: items.length - MOST_LISTED }));
  return said(context, 'own.file', { file, items: listed.join('; ') });
}

function nameOf(context: ReportContext, { section, id }: OverlayItem): string {
  const { catalogue } = context;
  if (section === 'technologies' || section === 'candidates') return technologyText(context, id);
  if (section === 'criteria') return context.say({ code: catalogue.advice.criteria[id]?.label ?? id });
  const figure = section === 'evidence' ? catalogue.evidence.get(id) : undefined;
  if (figure !== undefined) return subjectText(context, figure);
  return section === 'lifecycle' ? (catalogue.lifecycle.get(id)?.label ?? id) : id;
}
