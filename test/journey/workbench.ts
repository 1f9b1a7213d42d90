import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { picturesFolder } from '../support/paths.ts';
import type { VsCodeServer } from '../support/vsCodeServer.ts';
import { type FrameTest, findWebviewFrame } from './webviewFrame.ts';

const START_TIMEOUT_MS = 60_000;
const ACTION_TIMEOUT_MS = 40_000;
/** What VS Code says about one entry may lie above another one, for as long as nobody moves. */
const COVERED_AFTER_MS = 5_000;
const MOST_ENTRIES = 20;
const PALETTE_TIMEOUT_MS = 2_000;
const RELOAD_TIMEOUT_MS = 60_000;
const QUICK_INPUT = '.quick-input-widget';
const FILE_DIALOG_ROW = `${QUICK_INPUT} .monaco-list-row`;

/** The kinds of colour theme every page must look right in, by what VS Code calls them and how its page shows them. */
const themes = {
  light: { label: 'Light Modern', shownAs: '.monaco-workbench.vs' },
  dark: { label: 'Dark Modern', shownAs: '.monaco-workbench.vs-dark' },
  highContrast: { label: 'Dark High Contrast', shownAs: '.monaco-workbench.hc-black' },
} as const;

/** A VS Code window in a browser, driven the way a person does. Methods throw playwright's error on a time-out. */
export class Workbench {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /**
   * Opens a new window without any history, and waits until it is usable.
   * @param target the folder or `.code-workspace` file it shows; `undefined` for nothing.
   */
  static async open(browser: Browser, vsCode: VsCodeServer, target: string | undefined): Promise<Workbench> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(ACTION_TIMEOUT_MS);
    const workbench = new Workbench(page);
    await page.goto(vsCode.addressOf(target), { waitUntil: 'commit' });
    await workbench.#waitUntilUsable(START_TIMEOUT_MS);
    return workbench;
  }

  /** Closes the window. */
  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Runs a command by the title the palette shows, such as `Footbridge: Export Handoff Brief`. */
  async runCommand(title: string): Promise<void> {
    for (const deadline = Date.now() + ACTION_TIMEOUT_MS; !(await this.#searchPalette(title));) {
      if (Date.now() > deadline) throw new Error(`The command palette does not offer “${title}”.`);
    }
    await this.pick(title);
  }

  /** Whether the palette offers a command now. */
  async offersCommand(title: string): Promise<boolean> {
    const isOffered = await this.#searchPalette(title);
    if (isOffered) await this.page.keyboard.press('Escape');
    return isOffered;
  }

  /** Chooses an entry of the open quick pick by the beginning of its label. */
  async pick(label: string): Promise<void> {
    const row = this.#pickRow(label);
    await row.click({ timeout: COVERED_AFTER_MS }).catch(() => this.#pickByKeyboard(row));
  }

  async #pickByKeyboard(row: Locator): Promise<void> {
    const isFocused = () => row.evaluate(({ classList }) => classList.contains('focused'));
    for (let presses = 0; presses < MOST_ENTRIES && !(await isFocused()); presses += 1)
      await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  /** The text field of the open quick pick or input box. */
  quickInput(): Locator {
    return this.page.locator(`${QUICK_INPUT} input[type=text]`).first();
  }

  /** Answers the open input box. */
  async answer(text: string): Promise<void> {
    await this.quickInput().fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Answers the file dialog that is about to open; in a browser it is a quick input with a path in it. */
  async answerFileDialog(folder: string, button: string): Promise<void> {
    await this.page.locator(FILE_DIALOG_ROW).first().waitFor();
    await this.quickInput().fill(folder);
    // It reads what lies beside the typed path, and does not listen until it has.
    await this.page.locator(FILE_DIALOG_ROW, { hasText: path.basename(folder) }).waitFor();
    await this.page.locator(QUICK_INPUT).getByRole('button', { name: button }).click();
  }

  /** The icon in the activity bar. */
  activityBarIcon(title: string): Locator {
    return this.page.locator(`.activitybar .action-label[aria-label^="${title}"]`);
  }

  /** Finds the frame inside a webview that shows something; see {@link findWebviewFrame}. */
  async findWebviewFrame(test: FrameTest, timeoutMs?: number): Promise<Frame> {
    return findWebviewFrame(this.page, test, timeoutMs);
  }

  /** Does something that reloads the window, and waits until the reloaded window is usable. */
  async waitForReload(action: () => Promise<unknown>): Promise<void> {
    await this.page.evaluate(() => Object.assign(globalThis, { footbridgeBeforeReload: true }));
    await action();
    await this.page.waitForFunction(() => !('footbridgeBeforeReload' in globalThis), undefined, {
      timeout: RELOAD_TIMEOUT_MS,
    });
    await this.#waitUntilUsable(RELOAD_TIMEOUT_MS);
  }

  /** Opens a file by (the end of) its path through quick open. */
  async openFile(file: string): Promise<void> {
    const tab = this.page.locator(`.tab.active[data-resource-name="${path.basename(file)}"]`);
    for (const deadline = Date.now() + ACTION_TIMEOUT_MS; !(await this.#quickOpens(file, tab));) {
      if (Date.now() > deadline) throw new Error(`Quick open does not open “${file}”.`);
    }
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Types at the beginning of the file in the active editor. */
  async typeInEditor(text: string): Promise<void> {
    await this.page.locator('.editor-group-container.active .view-line').first().click();
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.type(text);
  }

  /** An item of the status bar by a part of its id, such as `footbridge.boundary`. */
  statusBarItem(id: string): Locator {
    return this.page.locator(`.statusbar-item[id*="${id}"]`);
  }

  /** What the status bar item tells a screen reader, icons aside. */
  async statusBarText(id: string): Promise<string> {
    return (await this.statusBarItem(id).getAttribute('aria-label')) ?? '';
  }

  /** Opens the Problems view. Its entries appear when VS Code gets to it: wait for the one you expect. */
  async openProblems(): Promise<Locator> {
    await this.runCommand('Problems: Focus on Problems View');
    return this.page.locator('.markers-panel .monaco-list-row');
  }

  /** The notifications on screen. */
  notifications(): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item');
  }

  /** Presses a button of the notification that contains a text. */
  async pressInNotification(text: string, button: string): Promise<void> {
    await this.notifications().filter({ hasText: text }).getByRole('button', { name: button }).click();
  }

  /** Trusts the workspace through the page `Manage Workspace Trust`. VS Code restarts the extensions. */
  async trustWorkspace(): Promise<void> {
    await this.runCommand('Workspaces: Manage Workspace Trust');
    await this.page
      .locator('.workspace-trust-editor')
      .getByRole('button', { name: 'Trust', exact: true })
      .click();
    await this.statusBarItem('status.workspaceTrust').waitFor({ state: 'detached' });
  }

  /** Whether VS Code says it is in Restricted Mode. */
  async isRestricted(): Promise<boolean> {
    return this.statusBarItem('status.workspaceTrust').isVisible();
  }

  /** Changes the colour theme the way a user does, and waits until it shows. */
  async setTheme(theme: keyof typeof themes): Promise<void> {
    const { label, shownAs } = themes[theme];
    await this.runCommand('Preferences: Color Theme');
    await this.quickInput().fill(label);
    await this.pick(label);
    await this.page.locator(shownAs).waitFor();
  }

  /** Saves a picture of the window in `artifacts/pictures`. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(picturesFolder, { recursive: true });
    await this.page.screenshot({ path: path.join(picturesFolder, `${name}.png`) });
  }

  /** An open palette does not notice new commands: whoever waits for one has to open it anew. */
  async #searchPalette(title: string): Promise<boolean> {
    await this.page.keyboard.press('F1');
    try {
      // A key that VS Code was too busy for is lost.
      await this.quickInput().fill(`>${title}`, { timeout: PALETTE_TIMEOUT_MS });
      await this.#pickRow(title).waitFor({ timeout: PALETTE_TIMEOUT_MS });
      return true;
    } catch {
      await this.page.keyboard.press('Escape');
      return false;
    }
  }

  /** Something else may take the quick input's place, or the focus from it, before the file is chosen. */
  async #quickOpens(file: string, tab: Locator): Promise<boolean> {
    await this.page.keyboard.press('Control+P');
    try {
      await this.quickInput().fill(file, { timeout: PALETTE_TIMEOUT_MS });
      await this.#pickRow(path.basename(file)).waitFor({ timeout: COVERED_AFTER_MS });
      await this.pick(path.basename(file));
      await tab.waitFor({ timeout: COVERED_AFTER_MS });
      return true;
    } catch {
      await this.page.keyboard.press('Escape');
      return false;
    }
  }

  #pickRow(label: string): Locator {
    return this.page.locator(`${QUICK_INPUT} .monaco-list-row[aria-label^="${label}"]`).first();
  }

  async #waitUntilUsable(timeout: number): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor({ timeout });
    await this.page.locator('.activitybar .action-label').first().waitFor({ timeout });
  }
}
