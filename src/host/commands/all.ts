import { answerQuestions } from './answerQuestions.ts';
import { cancelReading } from './cancelReading.ts';
import { changeAnswer } from './changeAnswer.ts';
import { checkWorkspace } from './checkWorkspace.ts';
import type { Command } from './command.ts';
import { compareOptions } from './compareOptions.ts';
import { exportReport } from './exportReport.ts';
import { ignoreProblem } from './ignoreProblem.ts';
import { openFinding } from './openFinding.ts';
import { openSettings } from './openSettings.ts';
import { recommend } from './recommend.ts';
import { createStarterNote, recordDecision } from './recordDecision.ts';
import { reevaluate } from './reevaluate.ts';
import { refresh } from './refresh.ts';
import { saveAnswers } from './saveAnswers.ts';
import { takeBackAnswer } from './takeBackAnswer.ts';

/** Every command that the manifest contributes. */
export const ALL_COMMANDS: readonly Command[] = [
  answerQuestions,
  cancelReading,
  changeAnswer,
  checkWorkspace,
  compareOptions,
  createStarterNote,
  exportReport,
  ignoreProblem,
  openFinding,
  openSettings,
  recommend,
  recordDecision,
  reevaluate,
  refresh,
  saveAnswers,
  takeBackAnswer,
];
