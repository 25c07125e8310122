import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  ExclamationCircleOutlined,
  MinusCircleOutlined,
  SyncOutlined,
} from '@ant-design/icons';

export type Tone = 'good' | 'bad' | 'warn' | 'busy' | 'calm' | 'none';

const ICONS = {
  good: CheckCircleOutlined,
  bad: CloseCircleOutlined,
  warn: ExclamationCircleOutlined,
  busy: SyncOutlined,
  calm: ClockCircleOutlined,
  none: MinusCircleOutlined,
};

/** A state in words with an icon: never by colour alone. */
export function StatusTag({ tone, text }: { tone: Tone; text: string }) {
  const Icon = ICONS[tone];
  return (
    <span className={`tag ${tone}`}>
      <Icon aria-hidden />
      {text}
    </span>
  );
}

const STAGE_TONES: Record<string, Tone> = {
  completed: 'good',
  returned: 'bad',
  rejected: 'bad',
  parked: 'warn',
  scanning: 'warn',
  approval: 'busy',
  posting: 'busy',
  collecting: 'warn',
  allocating: 'busy',
  withdrawn: 'warn',
};

export function StageTag({ stage, text }: { stage: string; text: string }) {
  return <StatusTag tone={STAGE_TONES[stage] ?? 'calm'} text={text} />;
}
