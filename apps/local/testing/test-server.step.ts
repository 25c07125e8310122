import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localEnvironment } from '#config/local-environment';
import type { Ground } from '#apps/local/ground';
import { runCommand } from '#apps/local/run-command';
import { say } from '#apps/local/say';
import type { Step } from '#apps/local/step';
import { cacheFolder } from '#apps/local/temporal-cli';

const VERSION = '1.38.0';

/** Temporal's Java test server, in which thirty days pass in milliseconds. From Maven Central into the cache. */
export const testServer: Step<Ground> = {
  title: 'Time-skipping test server',
  advice:
    'check that Maven Central can be reached (mvn), or set TEMPORAL_TEST_SERVER to a start script',
  run: async (ground) => {
    const told = localEnvironment.temporalTestServer();
    const folder = cacheFolder(`temporal-test-server-${VERSION}`);
    const script = told ?? join(folder, 'temporal-test-server');
    const there = existsSync(script);
    if (!there) await install(ground.inRoot('apps', 'local', 'temporal', 'pom.xml'), folder);
    ground.learn('TEMPORAL_TEST_SERVER', script);
    return there ? 'present' : 'installed';
  },
};

/** Into a folder beside it first: a half-finished download must never look like a server. */
async function install(pom: string, folder: string): Promise<void> {
  say('            fetching the Temporal test server, once on this machine: half a minute');
  const fresh = `${folder}.${process.pid}`;
  const jars = join(fresh, 'jars');
  mkdirSync(jars, { recursive: true });
  const goals = [
    '-q',
    '-B',
    '-f',
    pom,
    'dependency:copy-dependencies',
    `-DoutputDirectory=${jars}`,
  ];
  await runCommand('mvn', goals, { env: localEnvironment.whole() });
  writeFileSync(join(fresh, 'temporal-test-server'), startScript(join(folder, 'jars')), {
    mode: 0o755,
  });
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
}

function startScript(jars: string): string {
  return [
    '#!/bin/sh',
    '# Compiling less is what makes it start in two seconds.',
    `exec java -XX:TieredStopAtLevel=1 -cp "${jars}/*" io.temporal.testserver.TestServer "$@"`,
    '',
  ].join('\n');
}
