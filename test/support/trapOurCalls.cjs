// Loaded before VS Code's server (--require), from there into the extension host and each of its threads: notes every call of the
// extension's own code (TRAPPED_CODE, a folder) that would reach the network or start a process, in the file that
// TRAPPED_CALLS names, and refuses it. The editor around it goes on as ever.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const append = fs.appendFileSync;
const threads = require('node:worker_threads');
const given = threads.isMainThread
  ? { file: process.env.TRAPPED_CALLS, code: process.env.TRAPPED_CODE }
  : threads.getEnvironmentData('trapped calls');
if (given?.file !== undefined && given.code !== undefined) watch(given);

function watch({ file, code }) {
  threads.setEnvironmentData('trapped calls', { file, code });

  function trap(owner, name, label) {
    const was = owner?.[name];
    if (typeof was !== 'function') return;
    owner[name] = function (...args) {
      const limit = Error.stackTraceLimit;
      Error.stackTraceLimit = 50;
      const { stack } = new Error('');
      Error.stackTraceLimit = limit;
      if (!stack.includes(code)) return new.target ? Reflect.construct(was, args, new.target) : was.apply(this, args);
      append(file, `${label}.${name}\n`);
      throw new Error(`${label}.${name} is trapped`);
    };
    Object.setPrototypeOf(owner[name], was);
    owner[name].prototype = was.prototype;
  }

  const CALLS = {
    net: ['connect', 'createConnection', 'createServer'],
    tls: ['connect'],
    dgram: ['createSocket'],
    dns: ['lookup', 'resolve'],
    http: ['request', 'get'],
    https: ['request', 'get'],
    http2: ['connect'],
    child_process: ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'],
    vm: ['runInContext', 'runInNewContext', 'runInThisContext', 'compileFunction'],
  };
  for (const [module, names] of Object.entries(CALLS)) {
    const owner = require(`node:${module}`);
    for (const name of names) trap(owner, name, module);
  }
  trap(require('node:net').Socket.prototype, 'connect', 'Socket');
  for (const name of ['fetch', 'WebSocket', 'EventSource']) trap(globalThis, name, 'globalThis');

  // The server takes NODE_OPTIONS away from what it starts.
  const processes = require('node:child_process');
  const { fork } = processes;
  processes.fork = (script, args, options) =>
    Array.isArray(args) && args.includes('--type=extensionHost')
      ? fork(script, args, { ...options, execArgv: [...(options?.execArgv ?? []), '--require', __filename] })
      : fork(script, args, options);

  const { Worker } = threads;
  threads.Worker = class extends Worker {
    constructor(script, options) {
      if (String(script).includes(code)) append(file, `watched ${path.basename(String(script))}\n`);
      super(script, { ...options, execArgv: [...(options?.execArgv ?? process.execArgv), '--require', __filename] });
    }
  };
  require('node:module').syncBuiltinESMExports();
}
