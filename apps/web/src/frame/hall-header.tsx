import {
  DisconnectOutlined,
  HistoryOutlined,
  HomeFilled,
  LockOutlined,
  LogoutOutlined,
  SoundOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Link } from 'react-router';
import type { MeView } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { LiveState } from '../live/live-state';
import { removeUkey, useUkey } from '../login/ukey-store';
import { useMayLeave } from '../ui/unsaved';
import { FRAME_TEXTS } from './frame.texts';
import { LookTools, ToolButton } from './look-tools';
import { usePreferences } from './preferences';
import { hasNews } from './reader-kind';
import { lockPage, signOut } from './session';

export function HallHeader({ me }: { me: MeView }) {
  const t = useTexts(FRAME_TEXTS);
  return (
    <header>
      {me.demonstration ? <div className="demo-strip">{t('demonstration')}</div> : null}
      <div className="hd">
        <Link to="/" className="brand">
          <span className="mark">
            <HomeFilled aria-hidden style={{ fontSize: 23 }} />
          </span>
          <span>
            <b>{t('centre')}</b>
            <small>{me.kind === 'staff' ? t('desk') : t('hall')}</small>
          </span>
        </Link>
        {hasNews(me) ? <LiveState /> : null}
        <span className="who">
          <UserOutlined aria-hidden />
          <span title={me.name}>{me.name}</span>
        </span>
        <HeaderTools me={me} />
      </div>
    </header>
  );
}

function HeaderTools({ me }: { me: MeView }) {
  const t = useTexts(FRAME_TEXTS);
  const { muted, chooseMuted } = usePreferences();
  const inserted = useUkey((state) => state.inserted);
  const mayLeave = useMayLeave();
  const leave = async (): Promise<void> => {
    if (await mayLeave()) await signOut();
  };
  return (
    <nav className="hd-acts" aria-label={t('tools')}>
      <LookTools />
      {me.demonstration && me.kind === 'operator' && inserted !== null ? (
        <ToolButton
          icon={<DisconnectOutlined aria-hidden />}
          onClick={() => {
            removeUkey();
            lockPage('key-removed');
          }}
        >
          {t('pullKey')}
        </ToolButton>
      ) : null}
      <Link className="hd-button" to="/sessions">
        <HistoryOutlined aria-hidden />
        {t('sessions')}
      </Link>
      <Link className="hd-button" to="/password">
        <LockOutlined aria-hidden />
        {t('password')}
      </Link>
      <ToolButton
        icon={<SoundOutlined aria-hidden />}
        onClick={() => {
          chooseMuted(!muted);
        }}
      >
        {muted ? t('unmute') : t('mute')}
      </ToolButton>
      <ToolButton
        icon={<LogoutOutlined aria-hidden />}
        onClick={() => {
          void leave();
        }}
      >
        {t('signOut')}
      </ToolButton>
    </nav>
  );
}
