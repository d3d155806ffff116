import { options } from '../src/config.ts';

/** This process's environment less all that would change what a test sees: our own options and Node's. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  for (const name of [...Object.keys(options), 'NODE_ENV', 'NODE_OPTIONS', 'NODE_TEST_CONTEXT'])
    delete environment[name];
  return environment;
}
