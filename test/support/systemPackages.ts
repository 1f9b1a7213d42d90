import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './processes.ts';

const APT = '/usr/bin/apt-get';

/**
 * Installs a Debian package if we may: as root, or through sudo without a password.
 * @param name of the package.
 * @param why completes the sentence "… is needed".
 * @throws Error with a sentence that says what to install by hand, when we may not or when apt fails.
 */
export async function installSystemPackage(name: string, why: string): Promise<void> {
  const prefix = rootPrefix();
  if (!existsSync(APT) || prefix === undefined) {
    throw new Error(
      `${why} Install it and run this again (on Debian and Ubuntu: sudo apt-get install ${name}).`,
    );
  }
  console.log(`${why} Installing the system package ${name}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]): Promise<number> => {
    const [command = APT, ...rest] = [...prefix, APT, '-qq', '-o', 'Dpkg::Use-Pty=0', ...args];
    return run(command, rest, { env });
  };
  const install = (): Promise<number> => apt('install', '--yes', '--no-install-recommends', name);
  if ((await install()) === 0) return;
  if ((await apt('update')) === 0 && (await install()) === 0) return;
  throw new Error(`The system package ${name} could not be installed (see above). ${why}`);
}

/** What to put before a command that needs root; undefined when we cannot become root. */
function rootPrefix(): string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
}
