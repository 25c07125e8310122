import { listenToTyping } from '../ui/keys';

let context: AudioContext | null = null;

/** Browsers allow sound after the reader's first gesture only. */
function wake(): void {
  context ??= new AudioContext();
  void context.resume();
}
window.addEventListener('pointerdown', wake, { once: true });
const stopListening = listenToTyping(() => {
  stopListening();
  wake();
});

/** Two short soft tones, a third of a second together. */
export function beep(): void {
  if (context?.state !== 'running') return;
  for (const [index, hertz] of [880, 1175].entries()) {
    const starts = context.currentTime + index * 0.14;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, starts);
    volume.gain.exponentialRampToValueAtTime(0.12, starts + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, starts + 0.16);
    tone.connect(volume).connect(context.destination);
    tone.start(starts);
    tone.stop(starts + 0.18);
  }
}
