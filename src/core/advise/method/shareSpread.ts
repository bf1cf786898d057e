import type { ConditionalAcceptability } from './valueOfInformation.ts';

/**
 * How far each alternative's first-rank share spreads over the possible answers to one question: the standard deviation
 * of its share given the answer (the square root of a first-order Sobol term, Sobol 1993). What chance alone makes of
 * shares that are counted in few draws is taken off (analysis of variance), so that an answer that changes nothing
 * spreads nothing.
 * @param answers Their priors are counts of draws.
 * @returns One standard deviation an alternative, 0…½.
 */
export function shareSpread(answers: readonly ConditionalAcceptability[]): number[] {
  const draws = answers.reduce((sum, { prior }) => sum + prior, 0);
  const alternatives = answers[0]?.firstRank.length ?? 0;
  return Array.from({ length: alternatives }, (_, a) => {
    const shareOf = ({ firstRank }: ConditionalAcceptability): number => firstRank[a] as number;
    const mean = answers.reduce((sum, answer) => sum + (answer.prior / draws) * shareOf(answer), 0);
    const between = answers.reduce((sum, answer) => sum + (answer.prior / draws) * (shareOf(answer) - mean) ** 2, 0);
    const chance = ((answers.length - 1) * mean * (1 - mean)) / draws;
    return Math.sqrt(Math.max(0, between - chance));
  });
}
