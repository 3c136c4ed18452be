// What the course itself would use on this machine, as JSON; a program of its own because it needs
// the npm packages, which `npm run doctor` must do without.
import { loadCifar10, loadMnist, useFastestEngine } from '../../lib';

async function main(): Promise<void> {
  process.env['COURSE_OFFLINE'] ??= '1'; // To look is not to download.
  const { name, reason } = await useFastestEngine();
  const [digits, pictures] = await Promise.all([
    loadMnist({ limit: 1 }),
    loadCifar10({ limit: 1 }),
  ]);
  console.log(
    JSON.stringify({
      engine: `${name} (${reason})`,
      digits: digits.source,
      pictures: pictures.source,
    }),
  );
}

void main();
