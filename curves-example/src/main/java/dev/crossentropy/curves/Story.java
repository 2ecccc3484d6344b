package dev.crossentropy.curves;

import java.util.List;

/** All figures, in the order in which they are told. */
final class Story {

  private Story() {}

  static List<Figure> figures() {
    return List.of(
        new Figure01SigmoidAndCost(),
        new Figure02Likelihood(),
        new Figure03GradientDescent(),
        new Figure04CrossEntropyAndSquaredError(),
        new Figure05TwoTrainings(),
        new Figure06DiscreteDistributions(),
        new Figure07NormalDistributions(),
        new Figure08SoftmaxSurface(),
        new Figure09SurfaceOptions(),
        new Figure10ClippedTail());
  }
}
