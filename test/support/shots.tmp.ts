import fs from 'node:fs';
import { openBrowser } from './browser';
import { openNotebook, startCourse } from './lab';
(async () => {
  const lab = await startCourse();
  const browser = await openBrowser('/usr/bin/chromium');
  for (const name of process.argv.slice(2)) {
    const copy = `notebooks/shot-${process.pid}.ipynb`;
    fs.copyFileSync(name, copy);
    const page = await browser.newPage({ viewport: { width: 1280, height: 1800 } });
    page.setDefaultTimeout(120000);
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (m) => { if (m.type() === 'error') complaints.push(m.text()); });
    const t = Date.now();
    const nb = await openNotebook(page, lab, copy);
    await nb.runAll();
    const errors = await nb.panel.locator('[data-mime-type="application/vnd.jupyter.error"]').allTextContents();
    const stderr = await nb.panel.locator('[data-mime-type="application/vnd.jupyter.stderr"]').allTextContents();
    console.log(name, ((Date.now() - t) / 1000).toFixed(0), 's', JSON.stringify({ complaints, errors, stderr }));
    const base = '/tmp/shots/' + name.replace(/.*\/(\d\d).*/, '$1') + (name.includes('solutions') ? 's' : 'n');
    const scroller = nb.panel.locator('.jp-WindowedPanel-outer, .jp-Notebook').first();
    const height = await scroller.evaluate((e) => e.scrollHeight);
    for (let y = 0, k = 0; y < height; y += 1650, k++) {
      await scroller.evaluate((e, top) => { e.scrollTop = top; }, y);
      await page.waitForTimeout(700);
      await page.screenshot({ path: `${base}-${String(k).padStart(2, '0')}.png` });
    }
    await page.close(); fs.rmSync(copy, { force: true });
    // close sessions
    const api = await fetch(lab.url('/api/sessions')); const sessions = (await api.json()) as { id: string }[];
    for (const s of sessions) await fetch(lab.url(`/api/sessions/${s.id}`), { method: 'DELETE' });
  }
  await browser.close();
  await lab.end();
})().catch((e) => { console.error(e); process.exit(1); });
