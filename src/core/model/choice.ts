/** One of the answers that a question offers. */
export interface Choice {
  readonly value: string | boolean;
  readonly label: string;
  /** Other values that it means too, such as `javascript` beside `typescript`. */
  readonly standsFor?: readonly string[];
}

/** Whether a choice is what an answer says. */
export function meets({ value, standsFor }: Pick<Choice, 'value' | 'standsFor'>, answer: unknown): boolean {
  return answer === value || standsFor?.some((other) => other === answer) === true;
}

/**
 * What ticked choices say, in their order: as the answer in use says it already, so that confirming an answer does not
 * reword it, else each by its own value.
 */
export function answerOf(ticked: readonly Pick<Choice, 'value' | 'standsFor'>[], inUse: readonly unknown[]): unknown[] {
  return ticked.flatMap((choice) => {
    const said = inUse.filter((answer) => meets(choice, answer));
    return said.length > 0 ? said : [choice.value];
  });
}

/** Parts of an answer that no choice stands for. */
export function besides(choices: readonly Pick<Choice, 'value' | 'standsFor'>[], inUse: readonly unknown[]): string[] {
  return inUse.filter(
    (answer): answer is string => typeof answer === 'string' && !choices.some((choice) => meets(choice, answer)),
  );
}
