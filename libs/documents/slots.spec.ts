import { describe, expect, it } from '@jest/globals';
import { QueueFull, Slots } from '#libs/documents/slots';

/** Work that goes on until it is let go, and a list of what has begun. */
function works(slots: Slots) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const begin = (name: string, sender: string | null) =>
    slots.run(
      () =>
        new Promise<void>((end) => {
          begun.push(name);
          ends.set(name, end);
        }),
      sender,
    );
  const end = async (name: string) => {
    ends.get(name)?.();
    await settled();
  };
  return { begun, begin, end };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('places for work', () => {
  it('are never all one sender’s: eight heavy papers of a unit leave one to everybody else', async () => {
    const { begun, begin, end } = works(new Slots(2));
    for (let paper = 1; paper <= 8; paper += 1) void begin(`heavy ${String(paper)}`, 'a unit');
    void begin('a picture', 'another unit');
    await settled();
    expect(begun).toEqual(['heavy 1', 'a picture']);
    await end('a picture');
    expect(begun).toEqual(['heavy 1', 'a picture']);
    await end('heavy 1');
    expect(begun).toEqual(['heavy 1', 'a picture', 'heavy 2']);
  });

  it('go in turns between senders', async () => {
    const { begun, begin, end } = works(new Slots(1));
    for (const name of ['a1', 'a2', 'a3']) void begin(name, 'a');
    void begin('b1', 'b');
    await settled();
    for (const name of ['a1', 'b1', 'a2']) await end(name);
    expect(begun).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  it('serve work without a sender as it comes', async () => {
    const { begun, begin, end } = works(new Slots(2));
    for (const name of ['one', 'two', 'three']) void begin(name, null);
    await settled();
    expect(begun).toEqual(['one', 'two']);
    await end('two');
    expect(begun).toEqual(['one', 'two', 'three']);
  });

  it('come back from work that fails', async () => {
    const slots = new Slots(1);
    for (let at = 0; at < 3; at += 1)
      await expect(slots.run(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await slots.run(() => Promise.resolve('done'))).toBe('done');
  });
});

describe('a queue that is as long as it may be', () => {
  it('refuses at once, and is open again when one of its work has begun', async () => {
    const slots = new Slots({ size: 1, waitingMax: 2 });
    const { begun, begin, end } = works(slots);
    for (const name of ['running', 'first', 'second']) void begin(name, name);
    await settled();
    await expect(begin('third', 'third')).rejects.toThrow(QueueFull);
    expect(() => {
      slots.requireRoom('third');
    }).toThrow(QueueFull);
    await end('running');
    void begin('third', 'third');
    await settled();
    expect(begun).toEqual(['running', 'first']);
  });

  it('is full for one sender before it is for the others', async () => {
    const { begin } = works(new Slots({ size: 1, waitingMax: 9, waitingOfSenderMax: 1 }));
    void begin('running', 'a');
    void begin('waiting', 'a');
    await expect(begin('too many', 'a')).rejects.toThrow(QueueFull);
    void begin('another’s', 'b');
    await settled();
  });
});
