import { monthOf } from '../../../core/report/figureText.ts';
import type { EvidenceFile } from '../../../knowledge/schemas/evidence.ts';
import type { CompiledKnowledge } from '../compiledKnowledge.ts';

/**
 * A figure that was past its shelf life when the newest figure was read must say why it is still used (the group's
 * `expired`). Measured against the data itself and not against today, so that the same data passes tomorrow.
 */
export function expiredEvidence(sections: CompiledKnowledge): string[] {
  const groups = Object.entries((sections['evidence'] ?? {}) as Record<string, EvidenceFile>);
  const newest = Math.max(
    ...groups.flatMap(([, { figures }]) => Object.values(figures).map(({ asOf }) => monthOf(asOf))),
  );
  return groups.flatMap(([group, { figures, shelfLifeMonths, expired }]) =>
    Object.entries(figures)
      .filter(([, { asOf }]) => newest - monthOf(asOf) > shelfLifeMonths && expired === undefined)
      .map(
        ([id, { asOf }]) =>
          `knowledge/evidence/${group}.yaml: ${id}: of ${asOf} is past its shelf life; say under expired why it stays`,
      ),
  );
}
