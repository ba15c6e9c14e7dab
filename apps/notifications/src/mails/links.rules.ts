/** The pages of the portal that mails lead to. None of them changes anything when it is opened. */
export class Links {
  private readonly origin: string;

  constructor(publicUrl: string) {
    this.origin = publicUrl.replace(/\/+$/, '');
  }

  jointPurchase(organisationId: string, jointPurchaseId: string): string {
    return `${this.origin}/o/${encodeURIComponent(organisationId)}/joint-purchases/${encodeURIComponent(jointPurchaseId)}`;
  }

  acceptRole(grantId: string): string {
    return `${this.origin}/accept/${encodeURIComponent(grantId)}`;
  }
}
