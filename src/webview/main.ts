import { App } from './app.ts';
import { connect } from '../protocol/rpc.ts';
import type { PanelHost, PanelPage } from '../protocol/panel.ts';
import { l10n } from './l10n.ts';
import { vscodeApi } from './vscodeApi.ts';

// Host and page call one another; the page exists before the first message can arrive.
const ends: { app?: App } = {};
const page: PanelPage = {
  show: (model) => Promise.resolve(ends.app?.show(model)),
  compare: (pair) => Promise.resolve(ends.app?.comparePair(pair)),
};
const host = connect<PanelHost>(
  {
    post: (message) => vscodeApi.postMessage(message),
    listen: (listener) => window.addEventListener('message', (event) => listener(event.data)),
  },
  page,
);
void host.ready().then((language) => {
  l10n.configure(language.strings, language.locale);
  const root = document.getElementById('app');
  if (root !== null)
    ends.app = new App(root, host, { get: () => vscodeApi.getState(), set: (memory) => vscodeApi.setState(memory) });
});
