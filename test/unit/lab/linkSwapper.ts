/** Exchanges a folder for a link to another and back, as fast as it can: `folder target milliseconds`. */
import { renameSync, symlinkSync, unlinkSync } from 'node:fs';

const [folder = '', target = '', milliseconds = '0'] = process.argv.slice(2);
const attempt = (work: () => void): void => {
  try {
    work();
  } catch {
    // The other side made or removed something in between.
  }
};
/** Lets the other side run into either state at any of its moments. */
const stay = (): void => {
  const until = performance.now() + Math.random();
  while (performance.now() < until);
};

const end = performance.now() + Number(milliseconds);
for (let round = 0; performance.now() < end; round += 1) {
  // A new name each time: the other side may have made the folder again, and the old one stays away then.
  const away = `${folder}-away-${round}`;
  attempt(() => renameSync(folder, away));
  attempt(() => symlinkSync(target, folder));
  stay();
  attempt(() => unlinkSync(folder));
  attempt(() => renameSync(away, folder));
  stay();
}
