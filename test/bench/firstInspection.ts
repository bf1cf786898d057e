/**
 * Run in a process of its own: the first listing and reading of a folder, then its first inspection.
 *
 *     node test/bench/firstInspection.ts DIR
 */
import { CATALOGUE, openSession } from './engineUnderTest.ts';
import { floor, manifestsUnder } from './floor.ts';

export interface FirstInspection {
  readonly floorMs: number;
  readonly ms: number;
}

const dir = process.argv[2] ?? '.';
const skip = new Set(CATALOGUE.detection.folders.skip);
const manifests = manifestsUnder(dir, skip);

const started = performance.now();
floor(dir, manifests, skip);
const listed = performance.now();
void (await openSession(dir)).report;
const measured: FirstInspection = { floorMs: listed - started, ms: performance.now() - listed };
process.stdout.write(JSON.stringify(measured));
