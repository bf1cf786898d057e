import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { eventually, EXTENSION_ID, fileAt, hoverText } from '../../integration/support.ts';
import { ACTIVATION_MEASURE } from '../../../src/host/ids.ts';
import { MEASURED_MARK, type MeasuredInHost } from './measured.ts';
import { watchPanels, type PanelWire } from './panelWire.ts';

const EDITS = 20;
const MANIFEST = 'group-0/service-0/package.json';
/** The histogram counts its own period in. */
const RESOLUTION_MS = 1;

/** Longer than the page is measured. */
const STAYS_MS = 60_000;
const WHAT_IFS = 60;
/** Steps before those that count. */
const WARM_UP = 20;

const NOTHING: MeasuredInHost = {
  activate: NaN,
  readWhileActivating: false,
  firstAdvice: NaN,
  idleBlock: NaN,
  blocks: {},
  whatIf: [],
  longestMessage: NaN,
};

/** What VS Code calls in the extension host: measures there and reports on the console in one marked line. */
export async function run(): Promise<void> {
  let measured: MeasuredInHost;
  try {
    await eventually('the folders', () => (vscode.workspace.workspaceFolders?.length ?? 0) > 0);
    measured = await measure();
  } catch (error) {
    measured = { ...NOTHING, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  console.log(`${MEASURED_MARK}${JSON.stringify(measured)}`);
  // The host ends with this function; the page is measured from outside until its window is closed.
  if (measured.error === undefined) await pause(STAYS_MS);
}

async function measure(): Promise<MeasuredInHost> {
  const extension = vscode.extensions.getExtension(EXTENSION_ID);
  if (extension === undefined) throw new Error('The extension is not there');
  // The workbench is still busy with itself for a while.
  await pause(3000);
  const idleBlock = await longestBlock(() => pause(2000));
  const blocks: Record<string, number> = {};

  await extension.activate();
  const activate = performance.getEntriesByName(ACTIVATION_MEASURE)[0]?.duration ?? NaN;
  await pause(200);
  const readWhileActivating = vscode.languages.getDiagnostics().some(([, found]) => found.some(isOurs));

  const asked = performance.now();
  let firstAdvice = NaN;
  blocks['inspect and advise'] = await longestBlock(async () => {
    await vscode.commands.executeCommand('stackAdvisor.checkWorkspace');
    firstAdvice = performance.now() - asked;
    await pause(1000);
  });

  const document = await vscode.workspace.openTextDocument(fileAt(MANIFEST));
  await vscode.window.showTextDocument(document);
  await pause(500);
  blocks['edits'] = await longestBlock(async () => {
    for (let nth = 0; nth < EDITS; nth++) {
      const at = document.getText().indexOf('"fastify": "') + '"fastify": "'.length;
      const end = document.getText().indexOf('"', at);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(end)), `^5.${nth}.0`);
      await vscode.workspace.applyEdit(edit);
      await pause(150);
    }
  });
  blocks['hovers'] = await longestBlock(async () => {
    for (let nth = 0; nth < EDITS; nth++) await hoverText(MANIFEST, 'fastify');
  });
  const wire = watchPanels();
  blocks['panel'] = await longestBlock(async () => {
    await vscode.commands.executeCommand('stackAdvisor.recommend');
    await pause(2000);
  });
  let whatIf: readonly number[] = [];
  blocks['what-if'] = await longestBlock(async () => {
    whatIf = await whatIfTimes(wire);
  });
  const { longestMessage } = wire;
  return { activate, readWhileActivating, firstAdvice, idleBlock, blocks, whatIf, longestMessage };
}

/** A slider that is moved step by step, with the comparison that the page asks for. */
async function whatIfTimes(wire: PanelWire): Promise<readonly number[]> {
  const times: number[] = [];
  for (let step = 0; step < WARM_UP + WHAT_IFS; step++) {
    const profile = { schemaVersion: 1, answers: { priority: 'performance' }, weights: { hiring: step % 40 } };
    const took = await wire.call('whatIf', profile, { a: 'typescript', b: 'go' });
    if (step >= WARM_UP) times.push(took);
  }
  return times;
}

function isOurs({ source }: vscode.Diagnostic): boolean {
  return source === 'Stack Advisor';
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The longest time that the event loop was blocked during some work, by Node's own histogram. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  await work();
  histogram.disable();
  return histogram.max / 1e6 - RESOLUTION_MS;
}
