import type { SubmissionDto } from '../api/generated';
import { useSigns } from '../i18n/signs';
import { useServerText, useTexts } from '../i18n/texts';
import { useSize } from '../ui/use-size';
import { CASE_TEXTS } from './cases.texts';
import { processSteps, type ProcessStep } from './process-steps';

const BOX = { height: 58, top: 14 };

/** The process as a picture: an aid beside the record, each state in words and colour. */
export function ProcessDiagram({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(CASE_TEXTS);
  const signs = useSigns();
  const server = useServerText();
  const [frame, size] = useSize({ width: 720, height: 0 });
  const found = processSteps(submission);
  const { box, gap } = widths(size.width, found.length);
  const steps = found.map((step, index) => ({
    ...step,
    title: typeof step.name === 'string' ? t(step.name) : server(step.name),
    left: 4 + index * (box + gap),
  }));
  const [width, height] = [steps.length * (box + gap) - gap + 8, BOX.top + BOX.height + 56];
  const described = steps
    .map((step) => step.title + signs.colon + t(`state.${step.state}`))
    .join(signs.comma);
  return (
    <div className="diagram" ref={frame} tabIndex={0} role="group" aria-label={t('diagram')}>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        role="img"
        aria-label={described}
      >
        <ArrowHead />
        {steps.slice(1).map((step) => (
          <line
            key={step.key}
            className={step.state === 'waiting' ? 'edge' : 'edge walked'}
            markerEnd="url(#arrow)"
            x1={step.left - gap}
            x2={step.left - 2}
            y1={BOX.top + BOX.height / 2}
            y2={BOX.top + BOX.height / 2}
          />
        ))}
        <ReturnArrows
          froms={steps
            .filter(({ key }) => key.startsWith('level-'))
            .map(({ left }) => left + box / 2)}
          to={4 + box / 2}
          y={BOX.top + BOX.height}
          label={t('returnArrow')}
          taken={submission.stage === 'returned'}
        />
        {steps.map((step) => (
          <StepBox key={step.key} step={step} width={box} />
        ))}
      </svg>
      <p className="help">{t('diagramHelp')}</p>
    </div>
  );
}

/** Of a Chinese character in the boxes. */
const LETTER_WIDTH = 14;

function ArrowHead() {
  return (
    <defs>
      <marker
        id="arrow"
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="8"
        markerHeight="8"
        orient="auto"
      >
        <path d="M0 0 8 4 0 8z" />
      </marker>
    </defs>
  );
}

interface StepBoxProps {
  step: ProcessStep & { title: string; left: number };
  width: number;
}

function StepBox({ step, width }: StepBoxProps) {
  const t = useTexts(CASE_TEXTS);
  const below = step.state === 'done' && step.who !== '' ? step.who : t(`state.${step.state}`);
  return (
    <g
      className={`node ${step.state}`}
      transform={`translate(${String(step.left)} ${String(BOX.top)})`}
    >
      <rect width={width} height={BOX.height} rx={9} />
      <text x={width / 2} y={24} textAnchor="middle" className="node-name">
        {step.title}
      </text>
      <text x={width / 2} y={44} textAnchor="middle">
        <title>{below}</title>
        {shortened(below, width)}
      </text>
    </g>
  );
}

/** A name longer than its box: the timeline and the title have it whole. */
function shortened(words: string, width: number): string {
  const room = Math.floor((width - 12) / LETTER_WIDTH);
  const letters = [...words];
  return letters.length <= room ? words : `${letters.slice(0, room - 1).join('')}…`;
}

/** Boxes share the room there is, and stop shrinking where their words would not fit: then the picture scrolls. */
function widths(room: number, count: number): { box: number; gap: number } {
  const each = (room - 8) / count;
  const gap = Math.min(56, Math.max(24, each * 0.18));
  return { gap, box: Math.min(150, Math.max(92, (room - 8 - gap * (count - 1)) / count)) };
}

interface ReturnArrowsProps {
  froms: readonly number[];
  to: number;
  y: number;
  label: string;
  taken: boolean;
}

/** Every level may send the case back: one line under the boxes to the operator. */
function ReturnArrows({ froms, to, y, label, taken }: ReturnArrowsProps) {
  const last = froms.at(-1);
  if (last === undefined) return null;
  const low = y + 30;
  return (
    <g className={taken ? 'edge back walked' : 'edge back'}>
      {froms.map((from) => (
        <line key={from} x1={from} x2={from} y1={y} y2={low} />
      ))}
      <polyline
        points={`${String(last)},${String(low)} ${String(to)},${String(low)} ${String(to)},${String(y + 2)}`}
        markerEnd="url(#arrow)"
      />
      <text x={(to + (froms[0] ?? last)) / 2} y={low + 17} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}
