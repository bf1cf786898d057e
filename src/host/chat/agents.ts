import { answerChat } from './chatParticipant.ts';
import { invokeTool, prepareTool } from './languageModelTools.ts';

/** What answers chats and language models: a part of its own, loaded when the first of them asks. */
export const AGENTS = { answerChat, invokeTool, prepareTool };
