import { brokenSuite } from './suites/broken.ts';
import { germanSuite } from './suites/german.ts';
import { emptySuite } from './suites/empty.ts';
import { hostileSuite } from './suites/hostile.ts';
import { multiRootSuite } from './suites/multiRoot.ts';
import { pinsSuite } from './suites/pins.ts';
import { shopAgentsSuite } from './suites/shopAgents.ts';
import { shopCommandsSuite } from './suites/shopCommands.ts';
import { shopSuite } from './suites/shop.ts';

/** Suites by the name of the workspace that is open. */
const SUITES: Readonly<Record<string, () => void>> = {
  shop: () => {
    shopSuite();
    shopAgentsSuite();
    shopCommandsSuite();
  },
  broken: brokenSuite,
  hostile: hostileSuite,
  pins: pinsSuite,
  empty: emptySuite,
  'two (Workspace)': multiRootSuite,
};

/** Suites by the display language, where that is not English. */
const SUITES_IN_LANGUAGES: Readonly<Record<string, () => void>> = { de: germanSuite };

/** Declares the suite of a workspace. @throws Error where there is none, so that a wrong folder never passes. */
export function declareSuite(workspace: string, language: string): void {
  const suite = SUITES_IN_LANGUAGES[language] ?? SUITES[workspace];
  if (suite === undefined) throw new Error(`No suite for a workspace named "${workspace}"`);
  suite();
}
