import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { baseNameOf } from '../workspacePath.ts';

const requirementsTxt = new LaterPart(() => import('./requirementsTxt.ts'));
const setupPy = new LaterPart(() => import('./setupPy.ts'));

/** Names of requirements files, in their folder's name or in their own. */
const REQUIREMENTS =
  /(?:^|\/)(?:[\w.-]*(?:requirements|constraints)[\w.-]*\.(?:txt|in|pip)|requirements\/(?:[\w.-]+\/)?[\w.-]+\.(?:txt|in|pip))$/i;

/** pip's requirements and constraints files, written by hand or compiled from others. */
export const requirementsReader: ManifestReader = {
  format: 'requirements.txt',
  extensions: ['txt', 'in', 'pip'],
  matches: (path) => REQUIREMENTS.test(path),
  read: (text, path) => requirementsTxt.loaded.readRequirements(text, path),
};

/** setuptools' `setup.py`: a program, of which literal lists of requirements are read. */
export const setupPyReader: ManifestReader = {
  format: 'setup.py',
  fileNames: ['setup.py'],
  matches: (path) => baseNameOf(path) === 'setup.py',
  read: (text, path) => setupPy.loaded.readSetupPy(text, path),
};

/** setuptools' `setup.cfg`, an INI file with indented lists. */
export const setupCfgReader: ManifestReader = {
  format: 'setup.cfg',
  fileNames: ['setup.cfg'],
  matches: (path) => baseNameOf(path) === 'setup.cfg',
  read: (text, path) => setupPy.loaded.readSetupCfg(text, path),
};
