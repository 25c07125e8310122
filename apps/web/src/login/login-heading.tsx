import {
  FileDoneOutlined,
  HomeFilled,
  SafetyCertificateOutlined,
  ScheduleOutlined,
} from '@ant-design/icons';
import { FRAME_TEXTS } from '../frame/frame.texts';
import { LookTools } from '../frame/look-tools';
import { useTexts } from '../i18n/texts';
import { LOGIN_TEXTS } from './login.texts';

/** What this place is, beside the form. */
export function LoginHeading() {
  const t = useTexts(LOGIN_TEXTS);
  const frame = useTexts(FRAME_TEXTS);
  const points = [
    { icon: <ScheduleOutlined aria-hidden />, text: t('point1') },
    { icon: <SafetyCertificateOutlined aria-hidden />, text: t('point2') },
    { icon: <FileDoneOutlined aria-hidden />, text: t('point3') },
  ];
  return (
    <header className="login-heading">
      <div className="login-brand">
        <span className="mark">
          <HomeFilled aria-hidden style={{ fontSize: 24 }} />
        </span>
        <span>
          <b>{frame('centre')}</b>
          <small>{frame('hall')}</small>
        </span>
      </div>
      <p className="login-welcome">{t('welcome')}</p>
      <ul className="login-points">
        {points.map((point) => (
          <li key={point.text}>
            {point.icon}
            {point.text}
          </li>
        ))}
      </ul>
      <div className="hd-acts">
        <LookTools />
      </div>
    </header>
  );
}
