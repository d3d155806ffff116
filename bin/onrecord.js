#!/usr/bin/env node
// The `onrecord` command. Paths in its arguments are relative to where it is called, so the working folder stays.
import { fileURLToPath } from 'node:url';
import { runOnNode26 } from './run-node26.js';

runOnNode26([fileURLToPath(new URL('../src/cli.ts', import.meta.url)), ...process.argv.slice(2)]);
