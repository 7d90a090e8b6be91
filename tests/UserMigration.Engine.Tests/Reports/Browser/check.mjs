// Opens a page in Chromium, from the folder of the first argument with puppeteer-core and axe-core, at two widths and in both color schemes,
// and for paper. It writes what axe-core finds, what the page loads or runs, and what is wider than the page, as JSON. With a folder as the fourth
// argument, it also writes two screenshots there: the top in the light color scheme, and the charts in the dark one.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, browserPath, page, images] = process.argv.slice(2);
const require = createRequire(join(folder, 'x.js'));
const puppeteer = (await import(pathToFileURL(require.resolve('puppeteer-core')))).default;
const axe = require.resolve('axe-core/axe.min.js');

const browser = await puppeteer.launch({
  executablePath: browserPath,
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
const found = [];
try {
  for (const width of [360, 1280]) {
    for (const scheme of ['light', 'dark']) {
      const tab = await browser.newPage();
      tab.on('request', request => {
        if (request.url() !== pathToFileURL(page).href) {
          found.push(`loads ${request.url()}`);
        }
      });
      tab.on('pageerror', error => found.push(`error ${error.message}`));
      await tab.setBypassCSP(true);
      await tab.setViewport({ width, height: 900 });
      await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await tab.goto(pathToFileURL(page).href);
      await tab.evaluate(() => document.querySelectorAll('details').forEach(one => { one.open = true; }));
      found.push(...await tab.evaluate(() => document.documentElement.scrollWidth > window.innerWidth ? [`wider than ${window.innerWidth}`] : []));
      await tab.addScriptTag({ path: axe });
      const result = await tab.evaluate(() => axe.run(document, { resultTypes: ['violations', 'incomplete'] }));
      found.push(...result.violations.flatMap(one => one.nodes.map(node => `${width} ${scheme}: ${one.id}: ${node.target.join(' ')}: ${node.failureSummary}`)));
      if (result.passes.length < 10) {
        found.push(`${width} ${scheme}: axe-core checked next to nothing`);
      }

      if (images && width === 1280) {
        await tab.evaluate(() => document.querySelectorAll('details').forEach(one => { one.open = false; }));
        await tab.setViewport({ width: 920, height: scheme === 'light' ? 900 : 1160 });
        if (scheme === 'dark') {
          // The second picture shows the charts.
          await tab.evaluate(() => [...document.querySelectorAll('h3')].find(one => one.textContent === 'Throughput').scrollIntoView());
        }

        await tab.screenshot({ path: join(images, `report-${scheme}.png`) });
      }

      await tab.close();
    }
  }

  const paper = await browser.newPage();
  await paper.goto(pathToFileURL(page).href);
  const pdf = await paper.pdf({ format: 'A4' });
  if (pdf.length < 10000) {
    found.push('prints next to nothing');
  }
} finally {
  await browser.close();
}

console.log(JSON.stringify(found));
