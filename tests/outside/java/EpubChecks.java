import com.adobe.epubcheck.tool.EpubChecker;
import java.io.File;

/**
 * Runs EPUBCheck on several books in one machine: {@code EpubChecks FOLDER BOOK...}.
 *
 * <p>The report on the book at position N is {@code FOLDER/N.json}, with usage messages.
 */
public final class EpubChecks {
  private EpubChecks() {}

  public static void main(String[] arguments) {
    for (int at = 1; at < arguments.length; at++) {
      String report = new File(arguments[0], (at - 1) + ".json").getPath();
      new EpubChecker().run(new String[] {arguments[at], "--quiet", "--usage", "--json", report});
    }
  }
}
