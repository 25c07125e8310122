import { useRef } from 'react';
import { PAPER_ACCEPT } from '../papers/paper-kinds';
import type { Say } from './phone-texts';

/** `capture` opens the camera at once; the second button opens the album and takes a PDF too. */
export function PictureChooser({
  say,
  onPictures,
}: {
  say: Say;
  onPictures(files: File[]): void;
}): React.JSX.Element {
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const taken = (event: React.ChangeEvent<HTMLInputElement>): void => {
    const files = [...(event.target.files ?? [])];
    event.target.value = ''; // the same picture may be chosen again
    if (files.length > 0) onPictures(files);
  };
  return (
    <div className="chooser">
      <button type="button" className="camera" onClick={() => camera.current?.click()}>
        <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">
          <path d="M4 8h3l2-3h6l2 3h3v11H4z" />
          <circle cx="12" cy="13" r="3.6" />
        </svg>
        {say('take')}
      </button>
      <button type="button" className="second" onClick={() => album.current?.click()}>
        {say('choose')}
      </button>
      <input
        ref={camera}
        data-testid="camera"
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={taken}
      />
      <input
        ref={album}
        data-testid="album"
        type="file"
        accept={PAPER_ACCEPT}
        multiple
        hidden
        onChange={taken}
      />
    </div>
  );
}
