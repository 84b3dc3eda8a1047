import { followInSandbox, inSandbox } from './admin-center-links';

const microsoft = 'https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/a-b';

describe('Links to the admin center', () => {
  it.each([
    [microsoft, '/admin/partners/invitation/granularAdminRelationships/a-b'], ['https://admin.microsoft.com/', 'https://admin.microsoft.com/'],
    ['https://example.com/#https://admin.microsoft.com/AdminPortal/Home#/x', 'https://example.com/#https://admin.microsoft.com/AdminPortal/Home#/x'],
  ])('%s is %s', (address, here) => {
    expect(inSandbox(address)).toBe(here);
  });

  it('lead to the sandbox when they are followed, and are afterwards what they were', async () => {
    const stop = followInSandbox(document);
    document.body.innerHTML = `<a href="${microsoft}"><span>Open</span></a>`;
    const followed: (string | null)[] = [];
    const link = document.querySelector('a');
    link?.addEventListener('click', (event) => {
      followed.push(link.getAttribute('href'));
      event.preventDefault();
    });
    document.querySelector('span')?.click();
    expect(followed).toEqual(['/admin/partners/invitation/granularAdminRelationships/a-b']);
    await new Promise((resolve) => setTimeout(resolve));
    expect(link?.getAttribute('href')).toBe(microsoft);
    stop();
    document.querySelector('span')?.click();
    expect(followed[1]).toBe(microsoft);
  });
});
