// node bin/node26.js FILE ARGUMENT…: runs FILE on Node 26.
import { runOnNode26 } from './run-node26.js';

runOnNode26(process.argv.slice(2));
