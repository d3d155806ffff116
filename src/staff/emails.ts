/** Addresses of staff as they are compared, and what staff are mailed. */
import { html } from '../html.ts';

export function emailKey(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}

export function passwordResetMail(newsroom: string, link: string): { subject: string; text: string; html: string } {
  const first = `Somebody asked for a new password for your account at the desk of ${newsroom}. If it was you, open this address within half an hour:`;
  const last = 'If it was not you, nothing needs doing: your password stays as it is.';
  return {
    subject: `A new password for ${newsroom}`,
    text: `${first}\n\n${link}\n\n${last}\n`,
    html: html`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A new password</title></head><body><p>${first}</p><p><a href="${link}">${link}</a></p><p>${last}</p></body></html>`.toString(),
  };
}
