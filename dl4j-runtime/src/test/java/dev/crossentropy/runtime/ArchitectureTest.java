package dev.crossentropy.runtime;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.crossentropy.runtime",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_NEITHER_LOSS_NOR_LABORATORY =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.crossentropy..")
                  .and(resideOutsideOfPackage("dev.crossentropy.runtime..")));

  @ArchTest
  static final ArchRule LAYERS_DO_NOT_KNOW_THEIR_NETWORK =
      noClasses()
          .that()
          .resideInAPackage("..runtime.layer")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..runtime");
}
