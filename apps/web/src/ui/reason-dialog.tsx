import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Dialog } from './dialog';
import { TextField } from './text-field';
import { isTooLong } from './too-long';
import { useUnsaved } from './unsaved';

const REASON_LENGTH_MAX = 200;

interface ReasonDialogProps {
  open: boolean;
  title: string;
  help: string;
  /** The button, what is asked for beside it, and what is said when it is missing. */
  confirm: string;
  label: string;
  missing: string;
  busy?: boolean;
  /** What was said of the act when it was tried. */
  children?: ReactNode;
  onClose(): void;
  onReason(reason: string): void;
}

/** An act that ends a case and says why. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { open, title, help, confirm, label, missing, busy = false, onClose, onReason } = props;
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  useUnsaved(open && reason.trim() !== '');
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      footer={
        <Button
          danger
          loading={busy}
          onClick={() => {
            setTried(true);
            if (reason.trim() !== '' && !isTooLong(reason, REASON_LENGTH_MAX))
              onReason(reason.trim());
          }}
        >
          {confirm}
        </Button>
      }
    >
      <p>{help}</p>
      {props.children}
      <TextField
        id="act-reason"
        label={label}
        value={reason}
        onChange={setReason}
        limit={REASON_LENGTH_MAX}
        error={tried && reason.trim() === '' ? missing : null}
      />
    </Dialog>
  );
}
