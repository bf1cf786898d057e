/** What VS Code gives a page; it can be taken once, so it stays in this module. */
interface VscodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VscodeApi;

export const vscodeApi: VscodeApi = acquireVsCodeApi();
