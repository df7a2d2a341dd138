import java.io.File;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Asks veraPDF about PDF files: {@code VeraCheck RESULT PROFILES FILE...}, the profiles with commas.
 *
 * <p>Writes to RESULT one line for each file and profile, and one for each failed test, with tabs
 * between the fields: {@code verdict FILE PROFILE true|false TESTS} and {@code failure FILE PROFILE
 * CLAUSE CONTEXT MESSAGE}. The jar that holds veraPDF here has no JAXB, so that the profiles are
 * read with the DOM.
 */
public final class VeraCheck {
  private static final String FOLDER = "org/verapdf/pdfa/validation/";
  private static final Map<String, String> PROFILES =
      Map.of("ua1", "PDFUA-1.xml", "ua2", "PDFUA-2-ISO32005.xml");

  private VeraCheck() {}

  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (PrintWriter result = new PrintWriter(new File(arguments[0]), StandardCharsets.UTF_8)) {
      for (String name : arguments[1].split(",")) {
        ValidationProfile profile = profile(name);
        for (int at = 2; at < arguments.length; at++) {
          judge(arguments[at], name, profile, result);
        }
      }
    }
  }

  private static void judge(
      String file, String name, ValidationProfile profile, PrintWriter result) throws Exception {
    try (PDFAParser parser =
        Foundries.defaultInstance().createParser(new File(file), profile.getPDFAFlavour())) {
      ValidationResult verdict =
          Foundries.defaultInstance().createValidator(profile, false).validate(parser);
      line(result, "verdict", file, name, "" + verdict.isCompliant(), "" + verdict.getTotalAssertions());
      for (TestAssertion test : verdict.getTestAssertions()) {
        if (test.getStatus() == TestAssertion.Status.FAILED) {
          String clause = test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber();
          line(result, "failure", file, name, clause, test.getLocation().getContext(), test.getMessage());
        }
      }
    }
  }

  private static void line(PrintWriter result, String... fields) {
    List<String> clean = new ArrayList<>();
    for (String field : fields) {
      clean.add(field == null ? "" : field.replaceAll("\\s+", " "));
    }
    result.println(String.join("\t", clean));
  }

  /** The profiles of PDF/A are called by their level, such as PDFA-2A.xml. */
  private static String file(String name) {
    return PROFILES.getOrDefault(name, "PDFA-" + name.toUpperCase(Locale.ROOT) + ".xml");
  }

  private static ValidationProfile profile(String name) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Element root;
    try (InputStream in =
        VeraCheck.class.getClassLoader().getResourceAsStream(FOLDER + file(name))) {
      root = factory.newDocumentBuilder().parse(in).getDocumentElement();
    }
    Set<Rule> rules = new HashSet<>();
    for (Element rule : children(child(root, "rules"), "rule")) {
      rules.add(rule(rule));
    }
    Set<Variable> variables = new HashSet<>();
    for (Element one : children(child(root, "variables"), "variable")) {
      variables.add(
          Profiles.variableFromValues(
              one.getAttribute("name"),
              one.getAttribute("object"),
              text(one, "defaultValue"),
              text(one, "value")));
    }
    return Profiles.profileFromValues(
        PDFAFlavour.valueOf(root.getAttribute("flavour")),
        Profiles.profileDetailsFromValues(name, "", "", new Date(0)),
        "",
        rules,
        variables);
  }

  private static Rule rule(Element rule) {
    Element id = child(rule, "id");
    Element error = child(rule, "error");
    List<ErrorArgument> values = new ArrayList<>();
    for (Element one : children(child(error, "arguments"), "argument")) {
      String label = one.hasAttribute("name") ? one.getAttribute("name") : null;
      values.add(ErrorArgumentImpl.fromValues(one.getTextContent(), label, null));
    }
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber"))),
        rule.getAttribute("object"),
        rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
        rule.getAttribute("tags"),
        text(rule, "description"),
        text(rule, "test"),
        Profiles.errorFromValues(text(error, "message"), values),
        new ArrayList<>());
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    if (parent != null) {
      for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element && name.equals(node.getLocalName())) {
          found.add((Element) node);
        }
      }
    }
    return found;
  }

  private static Element child(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? null : found.get(0);
  }

  private static String text(Element parent, String name) {
    return child(parent, name).getTextContent();
  }
}
