import type { CDPSession, Page } from '@playwright/test';

/** An input method at work in the field that has the focus, as the browser itself sees it. */
export class InputMethod {
  private constructor(private readonly session: CDPSession) {}

  static async at(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page));
  }

  /** Letters on the way to a word: they stand in the field and are none of its text yet. */
  async compose(letters: string): Promise<void> {
    await this.session.send('Input.imeSetComposition', {
      text: letters,
      selectionStart: letters.length,
      selectionEnd: letters.length,
    });
  }

  /** A key that the input method keeps for itself: the browser reports it with key code 229. */
  async press(key: string, modifiers = 0): Promise<void> {
    const facts = { key, code: key, windowsVirtualKeyCode: 229, modifiers };
    await this.session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...facts });
    if (key === 'Enter')
      await this.session.send('Input.dispatchKeyEvent', { type: 'char', text: '\r', ...facts });
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...facts });
  }

  /** The word is done. */
  async end(word: string): Promise<void> {
    await this.session.send('Input.insertText', { text: word });
  }
}
