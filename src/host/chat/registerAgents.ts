import * as vscode from 'vscode';
import { MCP_PROVIDER } from '../ids.ts';
import type { Services } from '../services.ts';
import { registerChatParticipant } from './chatParticipant.ts';
import { registerLanguageModelTools } from './languageModelTools.ts';

/** Tools, chat participant and MCP server: three ways to the same answers. */
export function registerAgents(services: Services): readonly vscode.Disposable[] {
  return [...registerLanguageModelTools(services), registerChatParticipant(services), registerMcpServer(services)];
}

/** Offers the command line's MCP server where a process can be started; it starts only when somebody uses it. */
function registerMcpServer(services: Services): vscode.Disposable {
  return vscode.lm.registerMcpServerDefinitionProvider(MCP_PROVIDER, {
    provideMcpServerDefinitions: () => {
      const start = services.platform.mcpCommand(services.extensionUri);
      if (start === null) return [];
      // In the desktop editor the executable is Electron, which has to be told to be Node.
      const server = new vscode.McpStdioServerDefinition(
        'Stack Advisor',
        start.command,
        [...start.args],
        { ELECTRON_RUN_AS_NODE: '1' },
        services.version,
      );
      const [folder] = services.folders.all;
      if (folder?.uri.scheme === 'file') server.cwd = folder.uri;
      return [server];
    },
  });
}
