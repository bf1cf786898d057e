// Loaded before a program (--require), in each of its threads: notes every call that would reach the network or start a
// process in the file that TRAPPED_CALLS names, and refuses it. The scripts of threads are noted in a file beside it.
'use strict';
const fs = require('node:fs');
const append = fs.appendFileSync;
const threads = require('node:worker_threads');
// Threads may be given no environment; this is handed down to them all the same.
const file = threads.isMainThread ? process.env.TRAPPED_CALLS : threads.getEnvironmentData('trapped calls');
if (typeof file !== 'string') throw new Error('TRAPPED_CALLS is missing');
threads.setEnvironmentData('trapped calls', file);

function trap(owner, name, label) {
  if (typeof owner[name] !== 'function') return;
  owner[name] = function () {
    append(file, `${label}.${name}\n`);
    throw new Error(`${label}.${name} is trapped`);
  };
}

const CALLS = {
  net: ['connect', 'createConnection', 'createServer'],
  tls: ['connect', 'createServer'],
  dgram: ['createSocket'],
  dns: ['lookup', 'resolve', 'resolve4', 'resolve6'],
  http: ['request', 'get', 'createServer'],
  https: ['request', 'get', 'createServer'],
  http2: ['connect', 'createServer'],
  child_process: ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'],
  cluster: ['fork'],
  inspector: ['open'],
  vm: ['runInContext', 'runInNewContext', 'runInThisContext', 'compileFunction'],
};
for (const [module, names] of Object.entries(CALLS)) {
  const owner = require(`node:${module}`);
  for (const name of names) trap(owner, name, module);
}
trap(require('node:net').Socket.prototype, 'connect', 'Socket');
trap(require('node:dns').promises, 'lookup', 'dns.promises');
for (const name of ['fetch', 'WebSocket', 'EventSource', 'eval']) trap(globalThis, name, 'globalThis');
trap(process, 'dlopen', 'process');

// A thread may be given options of its own, which must not take it out of sight.
const { Worker } = threads;
threads.Worker = class extends Worker {
  constructor(script, options) {
    if (options?.eval !== true) append(`${file}.threads`, `${require('node:path').basename(String(script))}\n`);
    super(script, { ...options, execArgv: [...(options?.execArgv ?? process.execArgv), '--require', __filename] });
  }
};
require('node:module').syncBuiltinESMExports();
