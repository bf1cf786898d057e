import * as vscode from 'vscode';
import { CHAT_PARTICIPANT, MCP_PROVIDER, TOOLS } from '../ids.ts';
import type { Services } from '../services.ts';

/** Tools, chat participant and MCP server: three ways to the same answers. */
export function registerAgents(services: Services): readonly vscode.Disposable[] {
  return [...registerTools(services), registerParticipant(services), registerMcpServer(services)];
}

function registerParticipant(services: Services): vscode.Disposable {
  const participant = vscode.chat.createChatParticipant(CHAT_PARTICIPANT, async (request, _context, stream, token) => {
    const { answerChat } = await services.platform.loadAgents();
    await answerChat(services, request, stream, token);
    return {};
  });
  participant.iconPath = new vscode.ThemeIcon('layers');
  return participant;
}

/** The tools that language models in the editor can call. They read and answer; they change nothing. */
function registerTools(services: Services): readonly vscode.Disposable[] {
  return Object.values(TOOLS).map((name) =>
    vscode.lm.registerTool<Readonly<Record<string, unknown>>>(name, {
      prepareInvocation: async ({ input }) => (await services.platform.loadAgents()).prepareTool(name, input ?? {}),
      invoke: async ({ input }) => (await services.platform.loadAgents()).invokeTool(services, name, input ?? {}),
    }),
  );
}

/**
 * Offers the command line's MCP server, one for each folder that lies on this machine's disk: a server answers for the
 * folder that it was started in. It starts only when somebody uses it.
 */
function registerMcpServer(services: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider = vscode.lm.registerMcpServerDefinitionProvider(MCP_PROVIDER, {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions: () => mcpServers(services),
  });
  const folders = vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire());
  return vscode.Disposable.from(provider, folders, changed);
}

function mcpServers(services: Services): vscode.McpStdioServerDefinition[] {
  const start = services.platform.mcpCommand(services.extensionUri);
  if (start === null) return [];
  const make = (label: string, folder?: vscode.WorkspaceFolder): vscode.McpStdioServerDefinition => {
    // In the desktop editor the executable is Electron, which has to be told to be Node.
    const environment = { ELECTRON_RUN_AS_NODE: '1' };
    const { command, args } = start;
    const server = new vscode.McpStdioServerDefinition(label, command, [...args], environment, services.version);
    if (folder !== undefined) server.cwd = folder.uri;
    return server;
  };
  const local = services.folders.all.filter((folder) => services.platform.diskPath(folder.uri) !== null);
  const [only, ...more] = local;
  if (more.length === 0) return [make('Stack Advisor', only)];
  return local.map((folder) => make(`Stack Advisor: ${folder.name}`, folder));
}
