import { areaTexts } from '../i18n/texts';

export const FRAME_TEXTS = areaTexts('frame', {
  centre: ['住房公积金管理中心', 'Housing Provident Fund Centre'],
  hall: ['单位网上业务大厅', "Employers' Online Hall"],
  desk: ['中心业务工作台', 'Staff Desk'],
  skip: ['跳到主要内容', 'Skip to main content'],
  tools: ['常用操作', 'Tools'],
  otherLanguage: ['English', '简体中文'],
  largeText: ['大字', 'Large text'],
  password: ['修改密码', 'Password'],
  mute: ['关闭音效', 'Mute sound'],
  unmute: ['开启音效', 'Turn sound on'],
  signOut: ['退出系统', 'Log out'],
  sessions: ['登录记录', 'Sign-ins'],
  pullKey: ['拔出UKey', 'Pull UKey'],
  demonstration: [
    '演示环境：数据均为虚构，演示UKey与演示口令仅在此模式下提供。',
    'Demonstration: all data are invented; demonstration keys and codes exist in this mode only.',
  ],
  online: ['实时连接', 'Live'],
  connecting: ['正在连接', 'Connecting'],
  reconnecting: ['正在重新连接', 'Reconnecting'],
  'locked.key-removed': ['UKey已拔出，页面已锁定', 'UKey removed: the page is locked'],
  'lockedHelp.key-removed': [
    '请重新插入UKey并登录。页面上未保存的内容仍然保留。',
    'Insert the UKey and sign in again. What you entered is still on the page.',
  ],
  'locked.idle': ['长时间未操作，请重新登录', 'You were away: please sign in again'],
  'lockedHelp.idle': [
    '登录后回到原页面，已录入的内容仍然保留。',
    'You will return to this page with what you entered.',
  ],
  'locked.ended': ['会话已结束，请重新登录', 'Your session has ended: please sign in again'],
  'lockedHelp.ended': [
    '本次登录已在别处退出，或被系统结束。登录后回到原页面，已录入的内容仍然保留。',
    'It was ended from another place or by the hall. You will return to this page with what you entered.',
  ],
  'locked.other-reader': [
    '另一用户已在本浏览器登录，页面已锁定',
    'Somebody else has signed in in this browser: the page is locked',
  ],
  'lockedHelp.other-reader': [
    '同一浏览器同时只能有一个登录。由原用户重新登录，可回到本页面，已录入的内容仍然保留；由新登录的用户继续，请进入其首页。',
    'One browser holds one sign-in. Sign in again as before to return to this page with what you entered; whoever signed in goes on from the start page.',
  ],
  'locked.sign-out-waits': [
    '网络未连通，退出尚未完成，页面已锁定',
    'No connection: you are not signed out yet, and the page is locked',
  ],
  'lockedHelp.sign-out-waits': [
    '网络恢复后将自动完成退出，请勿清除浏览器数据。离开前请确认本页面已回到登录页。',
    'It is done by itself once the connection is back. Before you leave, see that this page has returned to the sign-in.',
  ],
  goOnAsOther: ['以新登录的用户进入首页', 'Start page of the one signed in'],
  pieceMissing: [
    '页面的一部分未能载入，正在重试。已录入的内容不会丢失。',
    'A part of the page did not load; it is tried again. What you entered is kept.',
  ],
  typedBack: [
    '页面已重新载入，此前录入的内容已恢复。',
    'The page was loaded anew; what you had entered is back.',
  ],
  idleTitle: ['即将自动退出', 'You will soon be logged out'],
  idleHelp: [
    '您已较长时间未操作，{{seconds}} 秒后将自动退出。',
    'Nothing was done for a while. You will be logged out in {{seconds}} seconds.',
  ],
  stay: ['保持登录', 'Stay signed in'],
  stayFailed: [
    '未能保持登录，请在时间用完前重试；已录入的内容仍在页面上。',
    'You could not be kept signed in: please try again before the time is up. What you entered is kept.',
  ],
  newMessage: ['收到新消息', 'A new message has arrived'],
  newTask: ['待办有更新', 'Your to-do list has changed'],
});
