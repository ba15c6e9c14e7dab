/** The addresses that mails lead to. None of them changes anything when it is opened. */
export class Links {
  private readonly origin: string;

  constructor(publicUrl: string) {
    this.origin = publicUrl.replace(/\/+$/, '');
  }

  jointPurchase(organisationId: string, jointPurchaseId: string): string {
    return `${this.origin}/o/${encodeURIComponent(organisationId)}/joint-purchases/${encodeURIComponent(jointPurchaseId)}`;
  }

  /** A page that asks, and mutes when its button is pressed. */
  unsubscribePage(token: string): string {
    return `${this.origin}/unsubscribe?token=${encodeURIComponent(token)}`;
  }

  /** Where a mail program's own button posts to (RFC 8058); opened by a browser it leads on to the page. */
  unsubscribe(token: string): string {
    return `${this.origin}/api/notifications/v1/unsubscribe?token=${encodeURIComponent(token)}`;
  }

  acceptRole(grantId: string): string {
    return `${this.origin}/accept/${encodeURIComponent(grantId)}`;
  }
}
