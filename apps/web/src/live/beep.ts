import { listenToTyping } from '../ui/keys';

let context: AudioContext | null = null;

/** Browsers allow sound after the reader's first gesture only; between tones the context rests, for a running one costs a tab its peace. */
function wake(): void {
  context ??= new AudioContext();
  void context.suspend();
}
window.addEventListener('pointerdown', wake, { once: true });
const stopListening = listenToTyping(() => {
  stopListening();
  wake();
});

/** Two short soft tones, a third of a second together. */
export function beep(): void {
  if (context === null) return;
  const sounding = context;
  void sounding.resume().then(() => {
    play(sounding);
  });
}

function play(sounding: AudioContext): void {
  for (const [index, hertz] of [880, 1175].entries()) {
    const starts = sounding.currentTime + index * 0.14;
    const tone = sounding.createOscillator();
    const volume = sounding.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, starts);
    volume.gain.exponentialRampToValueAtTime(0.12, starts + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, starts + 0.16);
    tone.connect(volume).connect(sounding.destination);
    tone.start(starts);
    tone.stop(starts + 0.18);
    if (index === 1)
      tone.onended = () => {
        void sounding.suspend();
      };
  }
}
