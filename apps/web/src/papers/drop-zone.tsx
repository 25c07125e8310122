import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';

interface DropZoneProps {
  accept: string;
  text: string;
  browse: string;
  help: string;
  multiple?: boolean;
  onFiles(files: File[]): void;
}

/** Drag files here, or browse: the button is the keyboard's way. */
export function DropZone({ accept, text, browse, help, multiple = false, onFiles }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null): void => {
    setOver(false);
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };
  return (
    <div
      className={over ? 'drop-zone over' : 'drop-zone'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer.files);
      }}
    >
      <InboxOutlined aria-hidden className="drop-icon" />
      <p>{text}</p>
      <Button onClick={() => input.current?.click()}>{browse}</Button>
      <p className="help">{help}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </div>
  );
}
