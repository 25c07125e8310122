/**
 * What the file dialogues of desk and phone offer: what the hall takes, and nothing else. Names of the kinds are there
 * for systems that know a file by its ending only; what a file really is, the hall tells by its content.
 */
export const PICTURE_ACCEPT =
  'image/jpeg,image/png,image/webp,image/heic,image/heif,.jpg,.jpeg,.jpe,.jfif,.png,.webp,.heic,.heif';
export const PAPER_ACCEPT = `${PICTURE_ACCEPT},application/pdf,.pdf`;
