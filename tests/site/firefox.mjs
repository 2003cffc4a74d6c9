// The shortest journey through an exercise page, in Firefox: write, check, come back.
// node firefox.mjs FIREFOX PUPPETEER ADDRESS; puppeteer-core speaks WebDriver BiDi, no geckodriver.
const [firefox, puppeteerPath, address] = process.argv.slice(2);
const { default: puppeteer } = await import(puppeteerPath);

const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true });
try {
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForSelector("html[data-practice=ready]", { timeout: 60_000 });
  await page.click('button[aria-label="Edit relu"]');
  await page.waitForSelector("#editor-relu .cm-content", { timeout: 60_000 });
  await page.focus("#editor-relu .cm-content");
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.type("def relu(x):\nreturn np.maximum(0.0, np.asarray(x, dtype=float))");
  await page.click('button[aria-label="Check relu"]');
  const passed = () => document.querySelector("#check-relu_example").dataset.state === "passed";
  await page.waitForFunction(passed, { timeout: 240_000 });
  await page.reload();
  await page.waitForSelector("html[data-practice=ready]", { timeout: 60_000 });
  const again = await page.evaluate(() => ({
    state: document.querySelector("#check-relu_example").dataset.state,
    text: document.querySelector("#cell-relu pre").textContent,
  }));
  console.log(JSON.stringify({ version: await browser.version(), ...again }));
} finally {
  await browser.close();
}
