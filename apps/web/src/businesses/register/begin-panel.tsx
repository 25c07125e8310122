import { Button } from 'antd';
import { useServerText } from '../../i18n/texts';
import { Panel } from '../../ui/panel';
import { EmptyState } from '../../ui/states';
import type { RegisterPlan } from './register-plan';

interface BeginPanelProps {
  plan: RegisterPlan;
  onBegin(): void;
}

/** What the business is for, and the button of the manual that opens its entry. */
export function BeginPanel({ plan, onBegin }: BeginPanelProps) {
  const server = useServerText();
  const { begin } = plan.words;
  return (
    <Panel>
      <EmptyState text={server(plan.help)}>
        <Button type="primary" size="large" onClick={onBegin}>
          {server(begin ?? plan.title)}
        </Button>
      </EmptyState>
    </Panel>
  );
}
