import { Component, type ComponentChildren } from 'preact';

interface Props {
  /** What would be missing. */
  readonly of: string;
  /** What it shows: where that becomes another, it is tried again. */
  readonly about: string;
  readonly children: ComponentChildren;
}

interface State {
  readonly about?: string;
  readonly reason?: string | undefined;
}

/** Keeps a fault of one part of the page from taking the others with it, or from outliving what it came of. */
export class Guard extends Component<Props, State> {
  override state: State = {};

  static override getDerivedStateFromError(error: unknown): State {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  static override getDerivedStateFromProps({ about }: Props, state: State): State | null {
    return about === state.about ? null : { about, reason: undefined };
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
        <button type="button" onClick={() => this.setState({ reason: undefined })}>
          Try again
        </button>
      </section>
    );
  }
}
