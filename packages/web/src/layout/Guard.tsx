import { Component, type ComponentChildren } from 'preact';

interface Props {
  /** What would be missing. */
  readonly of: string;
  readonly children: ComponentChildren;
}

/** Keeps a fault of one part of the page from taking the others with it. */
export class Guard extends Component<Props, { readonly reason?: string }> {
  override state: { readonly reason?: string } = {};

  static override getDerivedStateFromError(error: unknown): { readonly reason: string } {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { of, children } = this.props;
    const { reason } = this.state;
    if (reason === undefined) return children;
    return (
      <section class="guard" role="alert">
        <p>
          <b>{of} cannot be shown.</b> {reason}
        </p>
        <button type="button" onClick={() => this.setState({})}>
          Try again
        </button>
      </section>
    );
  }
}
