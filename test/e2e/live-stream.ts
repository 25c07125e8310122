import { until } from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';

/** A page's event stream, and everything it has said so far. */
export class LiveStream {
  private text = '';
  private over = false;

  private constructor(
    response: Response,
    private readonly stop: AbortController,
  ) {
    void this.read(response);
  }

  static async open(client: HallClient, cases: readonly string[] = []): Promise<LiveStream> {
    const stop = new AbortController();
    const query = cases.length === 0 ? '' : `?cases=${cases.join()}`;
    const response = await fetch(`${client.baseUrl}/api/live${query}`, {
      signal: stop.signal,
      headers: {
        Cookie: `hall_session=${client.cookie('hall_session') ?? ''}`,
        Accept: 'text/event-stream',
      },
    });
    if (!response.ok) throw new Error(`the stream answers ${String(response.status)}`);
    return new LiveStream(response, stop);
  }

  get said(): string {
    return this.text;
  }

  async heard(what: string, seconds = 30): Promise<void> {
    await until(
      `'${what}' on the stream`,
      () => Promise.resolve(this.text.includes(what)),
      seconds,
    );
  }

  async isOver(): Promise<void> {
    await until('the end of the stream', () => Promise.resolve(this.over));
  }

  close(): void {
    this.stop.abort();
  }

  private async read(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const part of response.body ?? [])
        this.text += decoder.decode(part, { stream: true });
    } catch {
      // Closed by the test.
    }
    this.over = true;
  }
}
