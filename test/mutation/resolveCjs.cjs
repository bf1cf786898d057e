// The runner asks mocha for `lib/cli/run-helpers`, which mocha 12 ships as `.cjs`: let `require` try that ending too.
const { Module } = require('node:module');
Module._extensions['.cjs'] ??= Module._extensions['.js'];
