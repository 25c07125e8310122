import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { localEnvironment } from '#config/local-environment';
import type { Ground } from '#apps/local/ground';
import { programPath } from '#apps/local/program-path';
import { runCommand } from '#apps/local/run-command';
import type { Step } from '#apps/local/step';
import { StepFailure } from '#apps/local/step-failure';
import { say } from '#apps/local/say';

/** A Debian package and what shows that it is there. */
interface SystemPackage {
  readonly name: string;
  readonly programs: readonly string[];
  readonly files?: readonly string[];
  /** The key that points at a server elsewhere, which makes the package needless. */
  readonly unless?: string;
}

const MARIADB: SystemPackage = {
  name: 'mariadb-server',
  programs: ['mariadbd', 'mariadb-install-db'],
  unless: 'DATABASE_URL',
};
/** Prints, and is the browser of the browser tests: it draws as the whole one does, at two thirds of its processor time. */
const CHROMIUM_SHELL: SystemPackage = {
  name: 'chromium-headless-shell',
  programs: ['chromium-headless-shell'],
};
const FONTS: SystemPackage = {
  name: 'fonts-noto-cjk',
  programs: [],
  files: ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'],
};
/** Names are written with characters that the usual fonts lack; together these have nearly all of them. */
const RARE_FONTS: SystemPackage = {
  name: 'fonts-hanazono',
  programs: [],
  files: ['/usr/share/fonts/truetype/hanazono/HanaMinB.ttf'],
};
const RARER_FONTS: SystemPackage = {
  name: 'fonts-babelstone-han',
  programs: [],
  files: ['/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf'],
};
/** Tells which characters the fonts have. */
const FONTCONFIG: SystemPackage = { name: 'fontconfig', programs: ['fc-list'] };
const POPPLER: SystemPackage = {
  name: 'poppler-utils',
  programs: ['pdftotext', 'pdffonts', 'pdfunite'],
};
/** Writes papers anew. */
const QPDF: SystemPackage = { name: 'qpdf', programs: ['qpdf'] };

/** For the workflow tests' server. */
const JAVA: SystemPackage = { name: 'default-jre-headless', programs: ['java'] };
const MAVEN: SystemPackage = { name: 'maven', programs: ['mvn'] };

const HALL = [MARIADB, CHROMIUM_SHELL, FONTS, RARE_FONTS, RARER_FONTS, FONTCONFIG, POPPLER, QPDF];
const POLICY = '/usr/sbin/policy-rc.d';
const REFUSE_SERVICES = '#!/bin/sh\nexit 101\n';

export const hallPackages: Step<Ground> = packagesStep(HALL);
export const testPackages: Step<Ground> = packagesStep([...HALL, JAVA, MAVEN]);

function packagesStep(packages: readonly SystemPackage[]): Step<Ground> {
  return {
    title: 'System packages',
    advice: 'run the named apt-get line as root, then the same command again',
    run: async (ground) => {
      const needed = packages.filter(({ unless }) => ground.knows(unless ?? '') === undefined);
      const missing = needed.filter((entry) => !isThere(entry)).map((entry) => entry.name);
      if (missing.length > 0) await installSystemPackages(missing);
      learnPrograms(ground);
      return missing.length > 0 ? `installed ${missing.join(', ')}` : 'present';
    },
  };
}

function learnPrograms(ground: Ground): void {
  ground.environment['CHROMIUM_PATH'] ??= programPath('chromium-headless-shell') ?? '';
  ground.learn('MARIADBD', programPath('mariadbd') ?? 'mariadbd');
  ground.learn('MARIADB_INSTALL_DB', programPath('mariadb-install-db') ?? 'mariadb-install-db');
}

function isThere({ programs, files = [] }: SystemPackage): boolean {
  return (
    programs.every((name) => programPath(name) !== undefined) &&
    files.every((file) => existsSync(file))
  );
}

/** @throws StepFailure with the line to run where we are not root */
export async function installSystemPackages(names: readonly string[]): Promise<void> {
  const line = `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`;
  if (process.getuid?.() !== 0) {
    throw new StepFailure('System packages', `missing: ${names.join(', ')}`, `as root: ${line}`);
  }
  say(`            installing ${names.join(', ')} (about half a minute)`);
  await withoutServices(() =>
    runCommand('sh', ['-c', line], {
      env: { ...localEnvironment.whole(), DEBIAN_FRONTEND: 'noninteractive' },
    }),
  );
}

/** Installing a server must not start it as a service of the machine: ours is private. */
async function withoutServices(work: () => Promise<unknown>): Promise<void> {
  const ours = !existsSync(POLICY);
  if (ours) writeFileSync(POLICY, REFUSE_SERVICES, { mode: 0o755 });
  try {
    await work();
  } finally {
    if (ours) rmSync(POLICY, { force: true });
  }
}
